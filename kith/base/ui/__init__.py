"""How every page looks and speaks: the frame around it, the components it is put together from, the fields
that forms ask with, and how dates and standings are said. It knows no partnership.
"""
