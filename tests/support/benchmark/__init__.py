"""What `tests/benchmark.py` measures with: a floor, two servers, readers, and tables."""
