"""Database triggers: what must hold whatever program writes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trigger:
    """One refusal: an event on a table, under a condition over OLD and NEW."""

    name: str
    table: str
    event: str
    message: str
    condition: str = ""

    def sqlite(self) -> str:
        """Return the statement that makes this trigger on SQLite."""
        when = f" WHEN {self.condition}" if self.condition else ""
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW{when} "
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def postgresql(self) -> list[str]:
        """Return the statements that make this trigger on PostgreSQL.

        The condition stands in the function, because WHEN allows no subqueries there.
        """
        refusal = (
            f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation';"
        )
        body = f"IF {self.condition} THEN {refusal} END IF;" if self.condition else refusal
        after = "RETURN OLD;" if self.event == "DELETE" else "RETURN NEW;"
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {body} {after} END $$",
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]


def append_only(table: str) -> list[Trigger]:
    """Return the triggers under which rows of a table are never changed or removed."""
    return [
        Trigger(f"{table}_no_{event.lower()}", table, event, f"{table} is append-only")
        for event in ("UPDATE", "DELETE")
    ]


TRIGGERS = [*append_only("basis_event"), *append_only("basis_zegel")]
