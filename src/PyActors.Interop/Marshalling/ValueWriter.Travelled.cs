using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>What came from another node: as the value itself would have been written there.</summary>
internal sealed unsafe partial class ValueWriter
{
    private nint WriteTravelled(Travelled value) => value switch
    {
        TravelledEnum member => _options.Enums == EnumForm.Name && IsNamed(member.Name) ? WriteText(member.Name) : Write(member.Number),
        TravelledRefusal refusal => Refuse(refusal.Why, value),
        _ => WriteContainer(value, ContainerKind.Plain),
    };

    private nint WriteParts(Travelled source) => source switch
    {
        TravelledObject shown => WriteObject(shown),
        TravelledDict entries => WriteDict(entries),
        TravelledSet set => WriteSet(set.Items),
        _ => Refuse(NoForm.Why(source), source),
    };

    private nint WriteDict(TravelledDict source)
    {
        using var dict = new Owned(Made(DictObject.New()));
        for (var i = 0; i < source.Keys.Length && !dict.IsNull; i++)
        {
            if (!TryTakeItems(1))
                return RefuseItems(source);
            if (!TryWriteEntry(dict.Pointer, source.Keys[i], source.Values[i], i))
                return 0;
        }

        return dict.Detach();
    }

    private nint WriteObject(TravelledObject source)
    {
        using var dict = new Owned(Made(DictObject.New()));
        for (var i = 0; i < source.Names.Length && !dict.IsNull; i++)
        {
            if (!TryTakeItems(1))
                return RefuseItems(source);

            var name = source.Names[i];
            var key = _options.MemberNames == MemberNaming.SnakeCase ? OwnClass.ToSnakeCase(name) : name;
            if (!TryWriteMember(dict.Pointer, source, key, source.Values[i], i))
            {
                _trouble.Path.Member(name);
                return 0;
            }
        }

        return dict.Detach();
    }
}
