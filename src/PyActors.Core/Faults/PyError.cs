using System.Collections.Immutable;

namespace PyActors;

/// <summary>A Python exception as text: nothing here refers to a Python object. Immutable; any thread.</summary>
/// <param name="Type">The type's qualified name, with its module unless that is <c>builtins</c>, as in <c>json.decoder.JSONDecodeError</c>.</param>
/// <param name="Message">What <c>str(exception)</c> gave.</param>
/// <param name="Traceback">The whole traceback exactly as Python prints it, causes and contexts included, with its last newline. Of more than
/// 1,048,576 characters, or of a chain of more than 100 exceptions, the middle is left out, and a line says how much.</param>
public sealed record PyError(string Type, string Message, string Traceback)
{
    /// <summary>The frames of this exception's own traceback, outermost first.</summary>
    /// <value>Default: none.</value>
    public ImmutableArray<PyFrame> Frames { get; init; } = [];

    /// <summary>Where the source is wrong, if this is a <c>SyntaxError</c>; its frames only say who read it.</summary>
    /// <value>Default: null, it is another exception or doesn't say.</value>
    public PySyntaxPlace? Syntax { get; init; }

    /// <summary>The exception that this one was raised from or while handling (<c>__cause__</c>, else <c>__context__</c> unless suppressed).</summary>
    /// <value>Default: null, no cause.</value>
    public PyError? Cause { get; init; }
}
