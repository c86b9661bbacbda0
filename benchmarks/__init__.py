"""How fast the dashboard is: `python -m benchmarks` measures and prints, nothing is judged."""
