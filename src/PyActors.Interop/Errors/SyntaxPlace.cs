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

        using var text = Attributes.TryGet(exception, "text");
        return new PySyntaxPlace(
            file,
            Attributes.TryGetNumber(exception, "lineno"),
            Attributes.TryGetNumber(exception, "offset"),
            BoundedText.ReadBeginning(text.Pointer, MaxText)?.TrimEnd('\n', '\r') ?? "");
    }
}
