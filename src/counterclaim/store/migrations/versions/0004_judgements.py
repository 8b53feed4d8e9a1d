"""What people judged of links, incidents, speakers and figures is kept."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "judgements",
        Column("id", Text, nullable=False),
        *(Column(name, Text, nullable=False) for name in ("target_kind", "target", "verdict", "by", "at")),
        *(Column(name, Text) for name in ("reason", "value", "undone_at")),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("judgements_by_target", "judgements", ["target"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("judgements")
