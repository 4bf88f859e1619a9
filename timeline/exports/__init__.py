"""Carried away in open formats: one module per format, each ``render(...)`` over the same selection."""
