using System.Reflection;
using System.Runtime.InteropServices;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture.PublicSurface;

/// <summary>No Python object, and no reference to one, leaves an engine: nothing public can carry one.</summary>
public sealed class LeakSpecs
{
    [FactOf(ProductAssembly.Core)]
    public void Core_should_show_no_pointer_handle_or_Python_object() => LeaksOf(ProductAssembly.Core).ShouldBeEmpty();

    [FactOf(ProductAssembly.CPython)]
    public void Engine_cpython_should_show_no_pointer_handle_or_Python_object() => LeaksOf(ProductAssembly.CPython).ShouldBeEmpty();

    [FactOf(ProductAssembly.PythonNet)]
    public void Engine_pythonnet_should_show_no_pointer_handle_or_Python_object() => LeaksOf(ProductAssembly.PythonNet).ShouldBeEmpty();

    [FactOf(ProductAssembly.Hosting)]
    public void Hosting_should_show_no_pointer_handle_or_Python_object() => LeaksOf(ProductAssembly.Hosting).ShouldBeEmpty();

    [FactOf(ProductAssembly.Akka)]
    public void Actors_should_show_no_pointer_handle_or_Python_object() => LeaksOf(ProductAssembly.Akka).ShouldBeEmpty();

    [Fact]
    public void Leak_should_be_seen_however_deep_it_is_wrapped()
    {
        Type[] leaking = [typeof(nint), typeof(int*), typeof(delegate*<int, void>), typeof(SafeHandle), typeof(Task<nint[]>), typeof(Func<int, Dictionary<string, nuint?>>)];

        leaking.ShouldAllBe(type => Leaks(type));
        Leaks(typeof(Task<Dictionary<string, object?[]>>)).ShouldBeFalse();
    }

    private static IEnumerable<string> LeaksOf(string assembly) =>
        from type in ProductAssembly.Load(assembly).GetExportedTypes()
        from member in SurfacePrinter.VisibleMembers(type)
        from used in TypesIn(member)
        where Leaks(used)
        select $"{type.FullName}.{member.Name} shows {TypeNames.Of(used)}";

    private static bool Leaks(Type type) =>
        type.IsPointer || type.IsFunctionPointer || type == typeof(nint) || type == typeof(nuint)
        || typeof(SafeHandle).IsAssignableFrom(type) || type.Assembly.GetName().Name == "Python.Runtime"
        || (type.HasElementType && Leaks(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(Leaks));

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType, .. property.GetIndexParameters().Select(p => p.ParameterType)],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        EventInfo @event => [@event.EventHandlerType!],
        _ => [],
    };
}
