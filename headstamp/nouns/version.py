"""The version of the program, as it is printed in every report."""

VERSION = "0.1.0"
