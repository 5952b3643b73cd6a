-- To which page, and to which root that it names, does each row of the holder belong? For what is left out in turn.
-- from: bound_base
select item, united, page as word from bound_base
union
select item, united, root as word from bound_base where root is not null
