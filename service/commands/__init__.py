"""Subcommands of ``inquit``, a module each."""
