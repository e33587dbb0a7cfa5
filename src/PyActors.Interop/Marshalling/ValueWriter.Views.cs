using System.Diagnostics.CodeAnalysis;

namespace PyActors.Interop.Marshalling;

/// <summary>Memory of the program's that Python reads where it lies; what it has no items for goes in as lists.</summary>
internal sealed partial class ValueWriter
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever the caller's memory throws as it is pinned becomes a fault.")]
    private nint WriteView(PyArray array, object source)
    {
        if (!array.IsShareable)
            return array.Shape.IsEmpty ? Write(array.Single()) : WriteContainer(array.Rows(), ContainerKind.List);
        if (_views is null)
            return Refuse("memory can't be shared from here", source);

        try
        {
            return Made(_views.NewView(array));
        }
        catch (Exception thrown)
        {
            return RefuseThrown(thrown, source);
        }
    }
}
