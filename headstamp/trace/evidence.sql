-- What does the row behind each statement say, whose page is that, and how far is it believed?
-- from: cited, current, evidence_asked, subject
select evidence_asked.id, subject.register, subject.subject,
    max(case when word.property in ('item_id', 'transfer_id', 'diversion_id', 'fact_id') then word.said end) as name,
    max(subject.quote) as quote, max(subject.root) as root, max(subject.locator) as locator,
    max(coalesce(cited.title, '')) as title, max(coalesce(cited.url, '')) as url, max(subject.reliability) as grade,
    max(coalesce(subject.source_kind, '')) as source_kind, max(subject.outlet_kind) as outlet_kind,
    max(subject.controlled_by) as controlled_by, max(subject.source) as held
from evidence_asked
join current on current.id = evidence_asked.id
join subject on subject.register = current.register and subject.subject = current.subject
join current word on word.register = subject.register and word.subject = subject.subject
left join cited on cited.id = subject.cited
group by evidence_asked.id, subject.register, subject.subject
