"""The look of Doordesk: page shell, components, theme, and the few filters that templates need.

Components live in `templates/cotton/`; `docs/developer/components.md` says when to use which, and `/gallery`
shows each in every state. Nothing here knows a mechanism or a permission: pages hand in plain values.
"""
