"""What the demo's records and stories cite, by subject.

A title stands as its publication has it, and is left out where only the address is known, or where it is in a script
that this paper is not set in. Dates are no more exact than they are.
"""
