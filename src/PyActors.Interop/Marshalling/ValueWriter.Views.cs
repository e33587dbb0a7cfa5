namespace PyActors.Interop.Marshalling;

/// <summary>Memory of the program's that Python reads where it lies; what it has no items for goes in as lists.</summary>
internal sealed partial class ValueWriter
{
    private nint WriteView(PyArray array, object source)
    {
        if (!array.IsShareable)
            return array.Shape.IsEmpty ? Write(array.Single()) : WriteContainer(array.Rows(), ContainerKind.List);

        return _views is null ? Refuse("memory can't be shared from here", source) : Made(_views.NewView(array));
    }
}
