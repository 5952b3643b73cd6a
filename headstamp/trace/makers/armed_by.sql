-- From which parties is the holder said to have obtained arms: by events of loss to it, whatever their route?
-- from: bound_name, bound_party, diversion, diversion_word, left_out_root, left_out_source, party_name_of
select distinct coalesce(known.party, gave.canon) as party
from diversion event
join diversion_word got on got.diversion = event.diversion and got.property = 'to_party'
left join party_name_of got_known on got_known.folded = got.canon
left join bound_party wanted on wanted.party = got_known.party
left join bound_name spelt on spelt.folded = got.canon
join diversion_word gave on gave.diversion = event.diversion and gave.property = 'from_party'
left join party_name_of known on known.folded = gave.canon
left join left_out_source out_cited on out_cited.source = event.cited
left join left_out_source out_held on out_held.source = event.source
left join left_out_root out_root on out_root.root = event.root
where event.status <> 'denied' and (wanted.party is not null or spelt.folded is not null)
    and out_cited.source is null and out_held.source is null and out_root.root is null
