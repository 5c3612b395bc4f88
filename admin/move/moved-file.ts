/** Left in a data folder whose database was carried elsewhere: opened again it would give the same numbers a second time. */
export const MOVED_FILE = 'moved.json'
