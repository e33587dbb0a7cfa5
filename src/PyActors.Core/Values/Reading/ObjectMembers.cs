using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PyActors.Reading;

/// <summary>Finds the members of a type that can be read from a dict.</summary>
internal static class ObjectMembers
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The constructor that is called: the one without parameters if a class has it, else the one with the most. Null for a struct without any.</summary>
    /// <exception cref="NotSupportedException">There is no public one.</exception>
    public static ConstructorInfo? ConstructorOf([DynamicallyAccessedMembers(KeptTypes.Members)] Type type)
    {
        var constructors = Array.FindAll(type.GetConstructors(), static constructor => Array.TrueForAll(constructor.GetParameters(), CanBeGiven));
        if (constructors.Length == 0 && !type.IsValueType)
            throw new NotSupportedException($"{type} has no public constructor that can be called, so that no value can be read as it.");

        return (type.IsValueType ? null : constructors.FirstOrDefault(constructor => constructor.GetParameters().Length == 0))
            ?? constructors.MaxBy(constructor => constructor.GetParameters().Length);
    }

    /// <summary>The constructor's parameters in their order, then the properties and fields that can be set and aren't among them.</summary>
    public static IEnumerable<ObjectMember> Of([DynamicallyAccessedMembers(KeptTypes.Members)] Type type, ConstructorInfo? constructor)
    {
        var parameters = constructor?.GetParameters() ?? [];
        var names = parameters.Select(parameter => MemberNames.Normalise(parameter.Name ?? "")).ToHashSet();
        return parameters.Select(OfParameter).Concat(type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Where(property => !names.Contains(MemberNames.Normalise(property.Name)))
            .DistinctBy(static property => property.Name) // What a base class has of that name is hidden, and comes behind.
            .Select(OfProperty))
            .Concat(type.GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(field => !field.IsInitOnly && !names.Contains(MemberNames.Normalise(field.Name)))
            .DistinctBy(static field => field.Name)
            .Select(OfField));
    }

    /// <summary>A type's default value.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "It is a struct, of which no constructor runs.")]
    public static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? RuntimeHelpers.GetUninitializedObject(type) : null;

    private static ObjectMember OfParameter(ParameterInfo parameter)
    {
        var type = TypeOf(parameter);
        var missing = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return new ObjectMember(
            parameter.Name ?? "",
            type,
            TakesNone(type, () => Nullability.Create(parameter).WriteState),
            isNeeded: !parameter.HasDefaultValue,
            missing ?? DefaultOf(type),
            setter: null);
    }

    private static ObjectMember OfProperty(PropertyInfo property)
    {
        var setter = MethodInvoker.Create(property.SetMethod!);
        return new ObjectMember(
            property.Name,
            property.PropertyType,
            TakesNone(property.PropertyType, () => Nullability.Create(property).WriteState),
            isNeeded: property.IsDefined(typeof(RequiredMemberAttribute)),
            @default: null,
            (owner, value) => setter.Invoke(owner, value));
    }

    private static ObjectMember OfField(FieldInfo field) => new(
        field.Name,
        field.FieldType,
        TakesNone(field.FieldType, () => Nullability.Create(field).WriteState),
        isNeeded: field.IsDefined(typeof(RequiredMemberAttribute)),
        @default: null,
        field.SetValue);

    // What is passed by reference is given as any other, but for what is only handed out, or can't be kept in a box.
    private static bool CanBeGiven(ParameterInfo parameter) => !parameter.IsOut && TypeOf(parameter) is { IsByRefLike: false, IsPointer: false };

    private static Type TypeOf(ParameterInfo parameter) =>
        parameter.ParameterType is { IsByRef: true } reference ? reference.GetElementType()! : parameter.ParameterType;

    // Where a type says nothing about null, null is allowed.
    private static bool TakesNone(Type type, Func<NullabilityState> ofReference)
    {
        if (type.IsValueType)
            return Nullable.GetUnderlyingType(type) is not null;

        try
        {
            lock (Nullability)
                return ofReference() != NullabilityState.NotNull;
        }
        catch (InvalidOperationException problem)
        {
            throw new NotSupportedException("Which members may be null was left out when this program was trimmed: set <NullabilityInfoContextSupport>true</NullabilityInfoContextSupport> in its project file.", problem);
        }
    }
}
