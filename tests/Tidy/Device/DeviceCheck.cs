using System.Collections.Generic;
using System.Linq;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>
/// Judges compiled types as the device would: what they name must be in the packages, what they contain must be known to its CLR.
/// The PC's compiler accepts far more, and the device tells only at run time, if at all.
/// </summary>
internal sealed class DeviceCheck
{
    private readonly HashSet<Violation> found = [];
    private readonly References references;
    private readonly BodyCheck bodies;
    private readonly StaticOrder statics;

    private DeviceCheck(Surface surface, Layer layer)
    {
        references = new References(surface, layer, found);
        bodies = new BodyCheck(references);
        statics = new StaticOrder(references);
    }

    /// <summary>Judges types of one layer, with those nested in them.</summary>
    public static IReadOnlyList<Violation> Check(IEnumerable<TypeDefinition> types, Surface surface, Layer layer)
    {
        DeviceCheck check = new(surface, layer);
        foreach (TypeDefinition type in types)
        {
            check.Type(type);
        }

        return [.. check.found.OrderBy(violation => violation.ToString(), System.StringComparer.Ordinal)];
    }

    private void Type(TypeDefinition type)
    {
        if (Names.IsStateMachine(type) || Names.IsCallSites(type))
        {
            // Reported where the source is: at the method that the compiler made it of.
            return;
        }

        string where = Names.Where(type);
        if (type.HasGenericParameters)
        {
            references.Report(Rule.Generic, where, "generic type", "write the type");
        }

        if (type.BaseType is not null)
        {
            references.Type(type.BaseType, where);
        }

        foreach (InterfaceImplementation implemented in type.Interfaces)
        {
            references.Type(implemented.InterfaceType, where);
        }

        Attributes(type, where);
        foreach (FieldDefinition field in type.Fields)
        {
            references.Type(field.FieldType, Names.Where(field));
            Attributes(field, Names.Where(field));
        }

        foreach (PropertyDefinition property in type.Properties)
        {
            Attributes(property, Names.Where(property));
        }

        foreach (EventDefinition handler in type.Events)
        {
            Attributes(handler, Names.Where(handler));
        }

        // The methods of a delegate have no source; those for asynchronous calls exist on the PC only.
        foreach (MethodDefinition method in type.Methods.Where(method => !method.IsRuntime || method.Name == "Invoke"))
        {
            Method(method);
        }

        statics.Check(type);
        foreach (TypeDefinition nested in type.NestedTypes)
        {
            Type(nested);
        }
    }

    private void Method(MethodDefinition method)
    {
        string where = Names.Where(method);
        IEnumerable<string> attributes = method.CustomAttributes.Select(attribute => attribute.AttributeType.Name);
        if (attributes.Any(name => name.EndsWith("StateMachineAttribute", System.StringComparison.Ordinal)))
        {
            references.Report(Rule.StateMachine, where, "async or yield", "a state of our own, advanced by the tick");
            return;
        }

        if (method.HasGenericParameters)
        {
            references.Report(Rule.Generic, where, "generic method", "write the type");
        }

        if (method.DeclaringType.IsInterface && !method.IsAbstract)
        {
            references.Report(
                Rule.InterfaceBody, where, "an interface method with a body", "an abstract class, or a static class beside it");
        }

        if (method.IsPInvokeImpl || method.IsInternalCall)
        {
            references.Report(Rule.Native, where, "code outside of IL", "an interface that both worlds implement");
        }

        references.Type(method.ReturnType, where);
        Attributes(method.MethodReturnType, where);
        Attributes(method, where);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            references.Type(parameter.ParameterType, where);
            Attributes(parameter, where);
        }

        // The accessors of a field-like event differ by compiler: here a generic exchange, on the device a lock.
        bool isEvent = (method.IsAddOn || method.IsRemoveOn) && attributes.Contains("CompilerGeneratedAttribute");
        if (method.HasBody && !isEvent)
        {
            bodies.Check(method);
        }
    }

    private void Attributes(ICustomAttributeProvider provider, string where)
    {
        foreach (CustomAttribute attribute in provider.CustomAttributes)
        {
            references.Attribute(attribute, where);
        }
    }
}
