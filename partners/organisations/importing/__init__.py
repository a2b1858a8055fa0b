"""Lists for the national register: read, compared, written in chunks, taken back.

`fields`      the columns of such a list, in both languages
`lines`       one row of a file: what it says, or what is wrong with it (pure)
`places`      which region a row names, all villages in memory; `nearby`: which it may mean (pure)
`threeway`    what the register said, what stands here, what the list says now (pure)
`known`       by what a row is known: number, village and kind; a name only suggests
`guards`      what speaks against writing (pure)
`reading`, `checking`, `writing`, `undoing`     one step of the job each
`job`         takes a step, beats, resumes, gives up
`corrected`   the file of rows to be corrected
`words`, `stands`     what is wrong and where a list stands, in the reader's language
"""
