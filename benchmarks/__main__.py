"""Which benchmarks are there? Runs each and prints its table."""

from benchmarks import bench_extraction

if __name__ == "__main__":
    bench_extraction.main()
