"""What answers to statements say: groups, what unites them, what divides them. Pure: no Django.

`mapping.map_opinions` does it all; the other modules are its steps, each with its source. They hold
matrices throughout: import them where they are used, not at the start of the site.
"""

import os

# One thread for NumPy's products, said before NumPy is loaded. Sums then come out the same whatever the
# number of cores; and on two busy cores its waiting threads made a map of 20,000 people take 40 s
# and more, that takes 4 s with one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
