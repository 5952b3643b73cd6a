-- From which page and root does each row have the name of its model?
-- from: bound_base
select item, united, match_page as word from bound_base where match_page is not null
union
select item, united, match_root as word from bound_base where match_root is not null
