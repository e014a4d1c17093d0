from gastvrij.taken.tests.desk import agree, desk

__all__ = ["agree", "desk"]
