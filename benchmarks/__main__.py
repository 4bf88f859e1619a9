"""Which benchmarks are there? Runs each and prints its table."""

from benchmarks import bench_extraction, bench_memory

if __name__ == "__main__":
    bench_extraction.main()
    bench_memory.main()
