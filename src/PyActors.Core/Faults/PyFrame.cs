namespace PyActors;

/// <summary>One frame of a Python traceback.</summary>
/// <param name="File">The file as Python names it.</param>
/// <param name="Line">The line, from 1; 0 if unknown.</param>
/// <param name="Function">The name of the function, or <c>&lt;module&gt;</c>.</param>
public readonly record struct PyFrame(string File, int Line, string Function);
