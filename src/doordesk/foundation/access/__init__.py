"""Who may see and do what: the list of permissions and four doors (promise 1; rules F3, L9).

Reading is a queryset: `visible`, `fetch`. Doing is a predicate: `can`, `require`. The rules themselves
stand in each mechanism's `policy.py`; here is only the list, the register and the doors.
"""
