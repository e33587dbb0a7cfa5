namespace PyActors.Interop.Native;

/// <summary>From <c>genobject.h</c>: what calling an <c>async def</c> gives.</summary>
internal static class CoroutineObject
{
    /// <summary><c>PyCoro_Type</c>: of what has to be awaited; borrowed.</summary>
    public static readonly nint Type = Library.Export("PyCoro_Type");

    /// <summary><c>PyAsyncGen_Type</c>: of what <c>async for</c> walks through; borrowed.</summary>
    public static readonly nint GeneratorType = Library.Export("PyAsyncGen_Type");
}
