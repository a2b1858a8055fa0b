"""The kit of every page: the sheet, scripts, icons, charts, pillars, menus and the style guide.

Template tags over it stand in home/templatetags, files of the browser in home/static/ui.
"""
