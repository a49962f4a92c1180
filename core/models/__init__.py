from core.models.action_item import ActionItem
from core.models.attachment import Attachment
from core.models.audit import AppendOnlyError, AuditChain, AuditEvent, HistoryEntry
from core.models.base import Displayed, Stamped, SubjectModel, TenantModel, Versioned
from core.models.batch import Batch, BatchPaper
from core.models.bundle import Bundle
from core.models.data_copy import DataCopy
from core.models.document import Document
from core.models.export import TableExport
from core.models.heartbeat import Heartbeat
from core.models.imports import ImportBatch, ImportRow
from core.models.links import ScopedLink
from core.models.messages import OutgoingMessage
from core.models.receipts import FormReceipt
from core.models.reminders import MailWish, Reminder
from core.models.saved_view import SavedView

__all__ = [
    "ActionItem",
    "AppendOnlyError",
    "Attachment",
    "AuditChain",
    "AuditEvent",
    "Batch",
    "BatchPaper",
    "Bundle",
    "DataCopy",
    "Displayed",
    "Document",
    "FormReceipt",
    "Heartbeat",
    "HistoryEntry",
    "ImportBatch",
    "ImportRow",
    "MailWish",
    "OutgoingMessage",
    "Reminder",
    "SavedView",
    "ScopedLink",
    "Stamped",
    "SubjectModel",
    "TableExport",
    "TenantModel",
    "Versioned",
]
