"""Figures side by side with peers, in one run, as medians and ratios. ``make bench`` runs them all."""
