"""The parts of ``bench_browser``: what is told, who shows it, and what a browser makes of it."""
