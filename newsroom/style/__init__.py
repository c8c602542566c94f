"""The living style page: the readers' site in its parts, by its own style sheets and templates."""
