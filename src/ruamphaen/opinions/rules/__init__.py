"""What answers to statements say: groups, what unites them, what divides them. Pure: no Django.

`mapping.map_opinions` does it all; the other modules are its steps, each with its source. They hold
matrices throughout: import them where they are used, not at the start of the site.
"""
