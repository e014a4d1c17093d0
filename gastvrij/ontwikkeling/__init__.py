"""Ontwikkeling: what the evidence says about competences, and what an employee does with it."""
