"""Every variable of the environment Doordesk reads: see docs/reference/environment.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """One variable: what it says in a line, what holds when it is unset, and what more is worth knowing."""

    name: str
    says: str
    unset: str
    more: str = ""


VARIABLES = (
    Variable(
        "DOORDESK_HOME",
        "the folder of the data",
        "doordesk in the user's data folder",
        "On Linux ~/.local/share/doordesk. Holds the database, uploaded files, static files, letters and the "
        "key; only its owner may open it. The demo keeps to the folder 'demo' inside it.",
    ),
    Variable(
        "DATABASE_URL",
        "sqlite:////PATH or postgresql://USER:PASSWORD@HOST/NAME",
        "a file in the home",
        "What stands after '?' goes to PostgreSQL's client: ?sslmode=verify-full. PostgreSQL 15 or later.",
    ),
    Variable(
        "DOORDESK_URL",
        "the address people type; links in letters begin with it",
        "http://127.0.0.1:8000",
        "With https:// cookies travel only encrypted, plain HTTP is sent on to HTTPS, and browsers are told "
        "to remember that for a year.",
    ),
    Variable(
        "DOORDESK_HOSTS",
        "further host names it answers to, commas between",
        "none",
        "The host of DOORDESK_URL, 127.0.0.1 and localhost are always answered.",
    ),
    Variable(
        "DOORDESK_BEHIND_PROXY",
        "yes when a proxy in front sets X-Forwarded-Proto itself",
        "no",
        "Say yes only where the proxy overwrites what a browser sends under that name.",
    ),
    Variable(
        "DOORDESK_SECRET",
        "the signing key",
        "made once, kept in the home",
        "50 characters or more, by chance. Changing it ends every session and every link under way. Several "
        "machines serving one company need the same one.",
    ),
    Variable(
        "EMAIL_URL",
        "smtp://USER:PASSWORD@HOST:587",
        "letters are files in the home",
        "smtp:// begins plain and turns to TLS, smtps:// is TLS from the start (465), smtp+plain:// has none "
        "and is for a relay on the same machine (25).",
    ),
    Variable("DOORDESK_MAIL_FROM", "the sender of letters", "Doordesk <doordesk@localhost>"),
    Variable(
        "DOORDESK_LOG",
        "how much is logged: WARNING, INFO, DEBUG",
        "WARNING",
        "Goes to standard error. No text that somebody wrote is ever logged.",
    ),
    Variable(
        "DOORDESK_LIVE",
        "how processes on PostgreSQL hear of events: listen or poll",
        "listen",
        "LISTEN needs one lasting connection for each process. Say poll where something between pools "
        "connections by transaction (PgBouncer): each process then looks four times a second, in one query.",
    ),
    Variable(
        "DOORDESK_BACKUPS",
        "the folder 'serve' backs up into each night",
        "no nightly backup",
        "At two by the machine's clock; what was missed is caught up with at the next start. Best on another "
        "disk. Where several machines serve one company, name it on one of them.",
    ),
    Variable(
        "DOORDESK_BACKUPS_KEEP",
        "how many nightly backups stay",
        "14",
        "Older ones of this company go once a new one is verified; other files in the folder stay.",
    ),
    Variable(
        "DOORDESK_MODE",
        "production, development or test",
        "production",
        "Development shows faults in the browser, and keeps its data in the folder 'development' of "
        "the home. Demo mode is turned on by 'doordesk demo' itself and "
        "refuses any database and address but its own.",
    ),
)
