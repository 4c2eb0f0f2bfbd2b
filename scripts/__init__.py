"""Thin tools: the one command that a person types, and what it needs before `actionplan` runs."""
