/**
 * Raised when a record of this version could be misread by the code that wrote the previous one. In a file of its own,
 * so that a page that only writes events does not carry the schemas that read them.
 */
export const EVENT_FORMAT = 1;
