from core.models.attachment import Attachment
from core.models.audit import AppendOnlyError, AuditEvent, HistoryEntry
from core.models.base import Stamped, SubjectModel, TenantModel, Versioned
from core.models.document import Document
from core.models.heartbeat import Heartbeat
from core.models.imports import ImportBatch, ImportRow
from core.models.links import ScopedLink
from core.models.messages import OutgoingMessage
from core.models.receipts import FormReceipt
from core.models.reminders import Reminder

__all__ = [
    "AppendOnlyError",
    "Attachment",
    "AuditEvent",
    "Document",
    "FormReceipt",
    "Heartbeat",
    "HistoryEntry",
    "ImportBatch",
    "ImportRow",
    "OutgoingMessage",
    "Reminder",
    "ScopedLink",
    "Stamped",
    "SubjectModel",
    "TenantModel",
    "Versioned",
]
