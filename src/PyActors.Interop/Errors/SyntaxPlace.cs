using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>Reads where a SyntaxError points to. Needs the GIL; leaves no exception set.</summary>
internal static class SyntaxPlace
{
    private const int MaxText = 1024;

    /// <summary>The place of an exception (borrowed); null if it is no SyntaxError, or one that names no file.</summary>
    public static unsafe PySyntaxPlace? Read(nint exception)
    {
        if (PyErrors.GivenExceptionMatches(exception, PyErrors.SyntaxError) == 0 || Attributes.TryGetText(exception, "filename") is not { } file)
            return null;

        var text = Attributes.TryGetText(exception, "text")?.TrimEnd('\n', '\r') ?? "";
        return new PySyntaxPlace(
            file,
            Attributes.TryGetNumber(exception, "lineno"),
            Attributes.TryGetNumber(exception, "offset"),
            text.Length <= MaxText ? text : text[..MaxText]);
    }
}
