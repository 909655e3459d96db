"""What comes in and what goes out, as marshmallow schemas: the one statement of it.

They load the request, dump and validate the answer, and the OpenAPI description is generated from them; the docstring
of a schema is its description there.
"""
