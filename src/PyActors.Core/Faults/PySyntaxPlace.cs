namespace PyActors;

/// <summary>Where Python found source code that it can't read. Plain CLR data; immutable; any thread.</summary>
/// <param name="File">The file as Python names it, or a name such as <c>&lt;string&gt;</c>.</param>
/// <param name="Line">The line, from 1; 0 if unknown.</param>
/// <param name="Column">The column, from 1, in characters; 0 if unknown.</param>
/// <param name="Text">The line itself, as far as Python gives it; empty if it doesn't.</param>
public sealed record PySyntaxPlace(string File, int Line, int Column, string Text);
