"""What an address of a mail looks like, in a plan and on a mail that is answered."""

ADDRESS = (
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,10}[A-Za-z]{2,24}"
)
"""A pattern: a bare address of the usual kind; no name, no quotes, no domain in brackets."""
