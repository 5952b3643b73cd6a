"""A small invented case as the files that a user would have: two states, one army, what it lost, who may have made it.

Nothing in it is real. Every table has a row, one row is refused, and one event has a rival account.
"""

from __future__ import annotations

from pathlib import Path

SETTINGS = """\
name: invented
title: What the Hill Front held, and where it came from
holder: Hill Front
period: {from: '2012-01-01', to: '2015-12-31'}
recipient: Arcadia
window: {from: '2005', to: '2014'}
suspected_from:
  - party: Arcadian army
"""

CITED = "https://example.org/"

FILES = {
    "states.csv": """\
state,name,from,to,successor_of,names
XAR,Arcadia,1950-01-01,,,
XNO,Norland,1950-01-01,,,
XSO,Soland,1992-01-01,,XSU,
XSU,Soland Union,1950-01-01,1991-12-31,,
XEA,Easteria,1950-01-01,,,East Republic
""",
    "parties.csv": """\
party,type,state,part_of,names
Hill Front,armed_group,,,HF
Hill Front branch,armed_group,,Hill Front,
Arcadian army,force,XAR,Arcadia,
Valley Region,region,Arcadia,,
""",
    "places.csv": """\
place,country,lat,lon,precision_m
Old Bridge,Arcadia,10.1,20.2,5000
""",
    "producers.csv": f"""\
model,family,class,calibre,producer_state,kind,period_low,completeness,source_url,source_kind,reliability
AR-1,AR,rifle,5.56x45,Norland,original,1980,full,{CITED}ar1,manufacturer,B
AR-1,AR,rifle,5.56x45,Easteria,licensed,1990,full,{CITED}ar1,manufacturer,B
TK-9,TK,tank,,Soland Union,original,1960,single,{CITED}tk9,encyclopedia,C
""",
    "aliases.csv": f"""\
alias,model,scope,source_url,reliability
AR one,AR-1,exact,{CITED}ar1,B
AR-1 mod,AR-1,variant,{CITED}ar1,B
""",
    "items.csv": f"""\
item_id,designation,class,made_in,count_low,holder,place,country,seen_low,documented,obtained,obtained_from,credibility,same_as,said,source_url,source_title,reliability
I1,AR-1,rifle,Norland,3,Hill Front,Old Bridge,Arcadia,2013-05-01,photo,,Arcadian army,2,,three rifles made in Norland,{CITED}a,A,B
I2,AR one,rifle,,,Hill Front,Old Bridge,Arcadia,2013-06,photo,D1,Arcadian army,,,a rifle taken in battle,{CITED}b,B,C
I3,TK-9,tank,,2,Hill Front,,,2014,video,,,,,two tanks,{CITED}c,C,B
I4,TK-9,tank,,2,Hill Front,,,2014,video,,,,I3,the same two tanks,{CITED}d,D,B
I5,hand-made launcher,rocket_launcher,,,Hill Front,,,2014,photo,D16,,,,made in a workshop,{CITED}e,E,B
I6,AR-1,rifle,Easteria,,Hill Front branch,,,2014,photo,,,,,a rifle made in Easteria,{CITED}f,F,B
I7,AR-1 or a copy,rifle,,,Hill Front,,,2014,photo,,,,,an AR-1 or a copy of one,{CITED}o,G,B
""",
    "transfers.csv": f"""\
transfer_id,supplier,recipient,end_user,designation,class,quantity_low,quantity_high,quantity_hedge,unit,stage,status,date_low,date_high,said,source_url,reliability
T1,Norland,Arcadia,,AR-1,rifle,500,500,exact,pieces,delivered,reported,2008,2009,500 rifles,{CITED}g,B
T2,Soland,Arcadia,,TK-9,tank,10,,at_least,vehicles,delivered,reported,2004,2006,at least ten tanks,{CITED}h,C
T3,,Arcadia,,,mixed,,,,other,shipped,reported,2010,2010,from an unknown supplier,{CITED}i,D
T4,Easteria,Arcadia,Valley Region,AR-1,rifle,100,120,between,pieces,delivered,reported,2011,2011,100 to 120 rifles,{CITED}j,B
""",
    "diversions.csv": f"""\
diversion_id,route,route_said,point,from_party,to_party,designation,class,quantity_low,quantity_high,quantity_hedge,unit,date_low,date_high,status,part_of,conflict_with,said,source_url,reliability
D1,D2,it fell,S4,Arcadian army,Hill Front,AR-1,rifle,200,200,about,pieces,2013-02-01,2013-02-03,reported,,D2,some 200 rifles,{CITED}k,B
D2,D2,it fell,S4,Arcadian army,Hill Front,AR-1,rifle,90,,at_least,pieces,2013-02,,reported,,D1,at least 90 rifles,{CITED}l,C
D3,D4,stolen,S4,Arcadian army,Hill Front,TK-9,tank,1,1,exact,vehicles,2013-03,,confirmed,,,a tank was stolen,{CITED}m,B
""",
    "trace_facts.csv": f"""\
fact_id,kind,item,quantity_low,hedge,holder,date_low,said,source_url,reliability
C1,count,rifles,1000,at_least,Hill Front,2014,more than a thousand rifles,{CITED}n,C
""",
    "eu.csv": """\
year,importer_m49,importer_iso3,importer,exporter_m49,exporter_iso3,exporter,rating,value_eur
2007,1,XAR,Arcadia,2,XNO,Norland,ML1,1000
2007,1,XAR,Arcadia,2,XNO,Norland,ML2,not told
""",
}
"""From the name of a file to its text. The last row of eu.csv is refused: it has no value."""


def write_files(folder: Path) -> list[str]:
    """Write the files into a folder, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [str(folder / name) for name in FILES]
