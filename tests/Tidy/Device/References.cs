using System.Collections.Generic;
using System.Linq;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>Judges what a source names: types, methods, fields. One reference breaks one rule, the most telling one.</summary>
internal sealed class References
{
    private readonly Surface surface;
    private readonly Layer layer;
    private readonly HashSet<Violation> found;

    public References(Surface surface, Layer layer, HashSet<Violation> found)
    {
        this.surface = surface;
        this.layer = layer;
        this.found = found;
    }

    public void Report(Rule rule, string where, string what, string instead) => found.Add(new Violation(rule, where, what, instead));

    /// <returns>False when the type broke a rule.</returns>
    public bool Type(TypeReference type, string where)
    {
        switch (type)
        {
            case GenericParameter:
                return Broken(Rule.Generic, where, $"generic parameter {type.Name}", "write the type");
            case IModifierType modified:
                return Modified(modified, where) && Type(modified.ElementType, where);
            case PointerType or FunctionPointerType or PinnedType:
                return Broken(Rule.Unsafe, where, $"pointer {Signature.Of(type)}", "index the array");
            case ByReferenceType reference:
                return Type(reference.ElementType, where);
            case ArrayType array:
                return Array(array, where) && Type(array.ElementType, where);
            case GenericInstanceType generic:
                return Special(generic.ElementType, where)
                    && Broken(Rule.Generic, where, $"generic {Signature.Of(type)}", "an interface, a delegate or an array of our own");
            default:
                return Special(type, where) && Plain(type, where);
        }
    }

    public void Method(MethodReference method, string where)
    {
        string what = $"{Names.Where(method.DeclaringType)}: {Signature.Of(method)}";
        TypeReference declaring = method.DeclaringType;
        if (declaring is ArrayType or GenericInstanceType || !Special(declaring, where))
        {
            // An array has methods of its own only when it has more than one dimension.
            Type(declaring, where);
        }
        else if (method.Name == "GetSubArray" && declaring.FullName == "System.Runtime.CompilerServices.RuntimeHelpers")
        {
            Report(Rule.IndexRange, where, "a range of an array", "Array.Copy with offset and count");
        }
        else if (method is GenericInstanceMethod && declaring.FullName == "System.Array")
        {
            Report(Rule.ArrayHelper, where, what, "a loop; for empty params, new T[0]");
        }
        else if (method is GenericInstanceMethod)
        {
            Report(Rule.Generic, where, $"generic {what}", "a method of one type");
        }
        else if (!IsOurs(declaring, where))
        {
            Member(declaring, Signature.Of(method), method.Name, where);
            foreach (TypeReference type in method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            {
                EnumOf(type, where);
            }
        }
    }

    public void Field(FieldReference field, bool isStatic, string where)
    {
        if (field.DeclaringType is GenericInstanceType || !Special(field.DeclaringType, where))
        {
            Type(field.DeclaringType, where);
        }
        else if (!IsOurs(field.DeclaringType, where))
        {
            Member(field.DeclaringType, Signature.Of(field, isStatic), field.Name, where);
        }
    }

    public void Attribute(CustomAttribute attribute, string where)
    {
        if (attribute.AttributeType.FullName == "System.Runtime.CompilerServices.DynamicAttribute")
        {
            Report(Rule.Dynamic, where, "dynamic", "an interface");
        }
        else if (attribute.AttributeType.FullName == "System.Runtime.CompilerServices.TupleElementNamesAttribute")
        {
            Report(Rule.Tuple, where, "tuple", "out parameters");
        }
        else if (!surface.Omits(attribute.AttributeType.FullName))
        {
            Method(attribute.Constructor, where);
        }
    }

    private bool Broken(Rule rule, string where, string what, string instead)
    {
        Report(rule, where, what, instead);
        return false;
    }

    private bool Modified(IModifierType modified, string where)
    {
        return modified.ModifierType.FullName == "System.Runtime.CompilerServices.IsVolatile"
            ? Broken(Rule.Volatile, where, "volatile", "lock, or Interlocked.Exchange on an int")
            : Type(modified.ModifierType, where);
    }

    private bool Array(ArrayType array, string where)
    {
        if (!array.IsVector)
        {
            return Broken(Rule.MultiDimArray, where, Signature.Of(array), "a flat array, or an array of arrays");
        }

        TypeReference element = array.ElementType;
        bool isStruct = !element.IsPrimitive && element is not (ArrayType or GenericParameter or GenericInstanceType)
            && element.FullName != "System.Decimal" && Names.Space(element) != ""
            && element.Resolve() is { IsValueType: true, IsEnum: false };
        return !isStruct
            || Broken(Rule.StructArray, where, $"array of structs {Signature.Of(array)}", "one primitive array for each field");
    }

    /// <summary>Types that stand for a construct of the language.</summary>
    private bool Special(TypeReference type, string where)
    {
        string name = type.FullName;
        return name switch
        {
            "System.Decimal" => Broken(Rule.Decimal, where, "decimal", "long in the smallest unit"),
            "System.Index" or "System.Range" => Broken(Rule.IndexRange, where, name, "offset and count"),
            "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler"
                => Broken(Rule.Interpolation, where, "interpolation by a handler", "C# 9, where it is string.Format"),
            _ when name.StartsWith("System.ValueTuple", System.StringComparison.Ordinal)
                => Broken(Rule.Tuple, where, "tuple", "out parameters"),
            _ => true,
        };
    }

    private bool Plain(TypeReference type, string where)
    {
        return type.IsPrimitive
            || type.FullName is "System.Void" or "System.Object" or "System.String"
            || IsOurs(type, where)
            || !Forbidden(type, where)
            && (surface.AllowsType(type.FullName)
                || Broken(Rule.Surface, where, $"type {Names.Where(type)}", Hints.For(surface, type.FullName, "")));
    }

    /// <returns>True when the type is no package's; whether the layer may name it is judged here.</returns>
    private bool IsOurs(TypeReference type, string where)
    {
        if (Names.IsCompilersOwn(type))
        {
            return true;
        }

        if (!Names.IsOurs(type))
        {
            return false;
        }

        if (!layer.MayName(Names.Space(type)))
        {
            string lower = string.Join(", ", layer.Lower.DefaultIfEmpty("nothing of ours"));
            Report(Rule.Layer, where, $"names {Names.Where(type)}", $"{layer.Namespace} may name {lower}");
        }

        return true;
    }

    private bool Forbidden(TypeReference type, string where)
    {
        if (!layer.Forbids(type.FullName))
        {
            return false;
        }

        Report(Rule.Layer, where, $"names {Names.Where(type)}",
            $"{layer.Namespace} knows no clock, I/O, thread or chance: take it as an argument");
        return true;
    }

    private void Member(TypeReference declaring, string signature, string name, string where)
    {
        if (!Forbidden(declaring, where) && !surface.AllowsMember(declaring.FullName, signature))
        {
            string instead = Hints.For(surface, declaring.FullName, name.Replace("get_", "", System.StringComparison.Ordinal));
            Report(Rule.Surface, where, $"{Names.Where(declaring)}: {signature}", instead);
        }
    }

    /// <summary>Values of an enum are mere numbers in IL; the parameter that takes one tells that the enum is used.</summary>
    private void EnumOf(TypeReference type, string where)
    {
        if (!type.IsPrimitive && type is not TypeSpecification && type.IsValueType && type.Resolve() is { IsEnum: true })
        {
            Type(type, where);
        }
    }
}
