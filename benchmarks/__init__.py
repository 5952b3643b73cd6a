"""Benchmarks: the product beside what a user would pick instead, on the same input, in one run."""
