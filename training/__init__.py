"""What is measured once, on annotated data, and shipped as small text files. Not part of the program."""
