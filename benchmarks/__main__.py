"""Which benchmarks are there? Runs each and prints its table."""

from benchmarks import bench_browser, bench_candidates, bench_extraction, bench_memory

if __name__ == "__main__":
    bench_extraction.main()
    bench_memory.main()
    bench_candidates.main()
    bench_browser.main([])
