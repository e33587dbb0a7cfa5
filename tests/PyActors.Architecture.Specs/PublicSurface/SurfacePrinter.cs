using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace PyActors.Architecture.PublicSurface;

/// <summary>
/// Writes down the public surface of an assembly, one line per type and member, sorted by name. What the compiler makes for
/// records is left out: the word "record" says it.
/// </summary>
internal sealed class SurfacePrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext _nullability = new();
    private readonly StringBuilder _text = new();

    public static string Print(Assembly assembly)
    {
        var printer = new SurfacePrinter();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal))
            printer.Print(type);
        return printer._text.ToString();
    }

    /// <summary>The members of a type that others see, without what the compiler made.</summary>
    public static IEnumerable<MemberInfo> VisibleMembers(Type type) => type.GetMembers(Declared)
        .Where(member => member is not Type && !member.IsDefined(typeof(CompilerGeneratedAttribute)) && IsVisible(member));

    private void Print(Type type)
    {
        if (_text.Length > 0)
            _text.Append('\n');
        _text.Append(CultureInfo.InvariantCulture, $"{type.Namespace}: {Kind(type)} {TypeNames.Of(type)}{Bases(type)}\n");
        if (type.IsSubclassOf(typeof(Delegate)))
            return;

        var members = VisibleMembers(type).Select(member => (member.Name, Line: Describe(type, member)));
        foreach (var (_, line) in members.OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Line, StringComparer.Ordinal))
            _text.Append("    ").Append(line).Append('\n');
    }

    private static string Kind(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", Declared) is not null);
        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + (isRecord ? "record struct" : "struct"),
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            _ => (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (isRecord ? "record" : "class"),
        };
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(Delegate)))
            return "";

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var own = type.GetInterfaces().Except(inherited).Where(i => !(i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>)));
        var bases = new[] { type.BaseType }.Where(b => b is not null && b != typeof(object) && b != typeof(ValueType)).Concat(own);
        var names = bases.Select(b => TypeNames.Of(b!)).ToList();
        return names.Count == 0 ? "" : $" : {string.Join(", ", names.Order(StringComparer.Ordinal))}";
    }

    private string Describe(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } field when type.IsEnum => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo { IsLiteral: true } field => $"const {TypeNames.Of(_nullability.Create(field))} {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{Scope(field.IsFamily, field.IsStatic)}{TypeNames.Of(_nullability.Create(field))} {field.Name}",
        PropertyInfo property => Describe(property),
        EventInfo @event => $"event {TypeNames.Of(@event.EventHandlerType!)} {@event.Name}",
        ConstructorInfo constructor => $"{Scope(constructor.IsFamily, isStatic: false)}new({Parameters(constructor)})",
        MethodInfo method => $"{Scope(method.IsFamily, method.IsStatic)}{Virtuality(method)}{TypeNames.Of(_nullability.Create(method.ReturnParameter))} {method.Name}{Generics(method)}({Parameters(method)})",
        _ => throw new InvalidOperationException($"{type.FullName}.{member.Name} is of a kind that has no form here."),
    };

    private string Describe(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && IsOpen(get) ? get : null;
        var setter = property.SetMethod is { } set && IsOpen(set) ? set : null;
        var isInit = setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var accessor = (getter ?? setter)!;
        var name = property.GetIndexParameters().Length > 0 ? $"this[{Parameters(accessor)}]" : property.Name;
        return $"{Scope(accessor.IsFamily, accessor.IsStatic)}{Virtuality(accessor)}{required}{TypeNames.Of(_nullability.Create(property))} {name} {{ {(getter is null ? "" : "get; ")}{(setter is null ? "" : isInit ? "init; " : "set; ")}}}";
    }

    private string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var how = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : method.IsDefined(typeof(ExtensionAttribute)) && parameter.Position == 0 ? "this " : "";
        var value = parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? (parameter.ParameterType.IsValueType ? "default" : "null")}" : "";
        return $"{how}{TypeNames.Of(_nullability.Create(parameter))} {parameter.Name}{value}";
    }));

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";

    private static string Scope(bool isFamily, bool isStatic) => (isFamily ? "protected " : "") + (isStatic ? "static " : "");

    private static string Virtuality(MethodInfo method) =>
        method.DeclaringType!.IsInterface || !method.IsVirtual || method.IsFinal ? ""
        : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override " : "virtual ";

    private static bool IsVisible(MemberInfo member) => member switch
    {
        // Accessors are part of their property; operators are special names too, but members in their own right.
        MethodInfo method => IsOpen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        ConstructorInfo constructor => IsOpen(constructor) && !constructor.IsStatic,
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOpen),
        EventInfo @event => @event.AddMethod is { } add && IsOpen(add),
        _ => false,
    };

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
