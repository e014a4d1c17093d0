"""The command-line program `gastvrij`: the commands of all rooms under plain names."""

import os
import sys

from django.core.management import execute_from_command_line

# A module cannot be called import, so the file has a longer name than the command.
NAMES = {"import": "import_documents"}


def main() -> None:
    """Run the command that is named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
    program, *words = sys.argv
    if words:
        words[0] = NAMES.get(words[0], words[0].replace("-", "_"))
    execute_from_command_line([program, *words])
